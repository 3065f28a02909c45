/** What this server says about its own REST API: the OpenAPI document, the page to explore it, and a sentence where something is not built yet. */
@NullMarked
package dev.berth.system.contract;

import org.jspecify.annotations.NullMarked;
