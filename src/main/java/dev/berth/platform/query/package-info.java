/** What {@code q} and {@code sort} of the API's lists mean, and how a list says which of its fields they may name. */
@NullMarked
@NamedInterface("query")
package dev.berth.platform.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
