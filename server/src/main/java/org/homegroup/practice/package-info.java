/// The practice as it is booked: people, rooms, sessions, and who may do what in them. A practice
/// comes from one documented file ([PracticeFile]) that is loaded into the database at start
/// ([PracticeLoader]); everybody else asks the [PracticeDirectory]. What really happened in a
/// session is not here but in its ledger.
package org.homegroup.practice;
