/** How lists are handed out in parts: so many at most, and from where on. The same for all lists of the Management API. */
package dev.latchkey.paging;
