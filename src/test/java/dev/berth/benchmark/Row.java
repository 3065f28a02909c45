package dev.berth.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one comparison gave.
 *
 * @param bytes moved by one operation; 0 where operations are counted
 * @param rates operations a second, round by round, of each contestant in the order in which they took their turns
 */
record Row(String name, long bytes, Map<String, List<Double>> rates) {

    private static final double MEGABYTE = 1e6;

    /** The median with the slowest and the fastest round, in the row's unit; a dash for one that took no part. */
    String cell(String contestant) {
        List<Double> all = rates.get(contestant);
        if (all == null) {
            return "–";
        }
        List<Double> sorted = all.stream().sorted().toList();
        return "%,.0f %s (%,.0f–%,.0f)"
                .formatted(scaled(median(sorted)), unit(), scaled(sorted.getFirst()), scaled(sorted.getLast()));
    }

    /** How many times as fast the first contestant is as the other, by medians. */
    String ratio(String first, String other) {
        return median(first)
                .flatMap(a -> median(other).map(b -> "%.2f".formatted(a / b)))
                .orElse("–");
    }

    String line() {
        return rates.keySet().stream()
                .map(contestant -> contestant + " " + cell(contestant))
                .collect(Collectors.joining(", ", name + ": ", ""));
    }

    private Optional<Double> median(String contestant) {
        List<Double> all = rates.get(contestant);
        return all == null
                ? Optional.empty()
                : Optional.of(median(all.stream().sorted().toList()));
    }

    private static double median(List<Double> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private double scaled(double rate) {
        return bytes == 0 ? rate : rate * bytes / MEGABYTE;
    }

    private String unit() {
        return bytes == 0 ? "/s" : "MB/s";
    }
}
