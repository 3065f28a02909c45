package dev.berth.statistic;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A day (UTC) of a project or of all projects together.
 *
 * @param storage bytes that were held at the last look of the day; absent where nobody looked
 * @param artifacts how many there were at that look, as lists show them
 * @param pulls manifests that were handed out in the day
 * @param pushes manifests or tags that came in the day
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Sample(
        LocalDate day, @Nullable Long storage, @Nullable Long artifacts, long pulls, long pushes) {}
