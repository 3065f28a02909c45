/**
 * What is read out of an artifact's own content: attributes from its config, and additions such as the readme of a chart. Everything here was
 * pushed by somebody, so all of it is read up to a limit, and only from the artifact's own repository.
 */
@NullMarked
package dev.berth.artifact.addition;

import org.jspecify.annotations.NullMarked;
