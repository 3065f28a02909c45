/** How requests reach the modules: the web server's tuning, trusted proxies, request ids. */
@NullMarked
package dev.berth.platform.http;

import org.jspecify.annotations.NullMarked;
