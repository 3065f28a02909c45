/** How requests reach the modules: the web server's tuning, trusted proxies, request ids, where requests come from. */
@NullMarked
@NamedInterface("http")
package dev.berth.platform.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
