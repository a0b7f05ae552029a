/** What the time is, and how it is written. */
package dev.latchkey.time;
