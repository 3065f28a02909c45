/** Providers as administrators see and change them: in an API of their own, and as Harbor's single settings. */
@NullMarked
package dev.berth.identity.provider.edit;

import org.jspecify.annotations.NullMarked;
