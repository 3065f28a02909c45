/** Sessions of people who signed in by a browser: the cookie, where they are kept, and how they begin and end. */
@NullMarked
package dev.berth.identity.session;

import org.jspecify.annotations.NullMarked;
