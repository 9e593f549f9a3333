/// The practice file: read, checked, and loaded into the database.
package org.homegroup.practice.file;
