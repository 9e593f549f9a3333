/// Reads and checks the practice file and loads it into the database.
package org.homegroup.practice.file;
