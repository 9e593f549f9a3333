/// The practice as it is booked: people, rooms, sessions, and everyone's part in them. A practice
/// comes from one documented file ([org.homegroup.practice.file.PracticeFile]), which is loaded
/// into the database at start ([org.homegroup.practice.file.PracticeLoader]); all other code
/// queries the [PracticeDirectory]. The ledger, and not the booking, tells what happened in a
/// session.
package org.homegroup.practice;
