package dev.berth.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets contestants do one workload in turns (A B A B …), so that whatever else the machine does meets all of them. */
final class Comparison {

    private final Pace pace;
    private final Clients clients;

    Comparison(Pace pace, Clients clients) {
        this.pace = pace;
        this.clients = clients;
    }

    Row run(Workload workload, List<Contestant> contestants) throws Exception {
        Map<Contestant, Workload.Opening> openings = new LinkedHashMap<>();
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (Contestant contestant : contestants) {
            openings.put(contestant, workload.setup().on(contestant));
        }
        for (int round = -pace.warmUpRounds(); round < pace.rounds(); round++) {
            for (Map.Entry<Contestant, Workload.Opening> one : openings.entrySet()) {
                double rate = clients.rate(one.getValue());
                if (round >= 0) {
                    rates.computeIfAbsent(one.getKey().name(), name -> new ArrayList<>())
                            .add(rate);
                }
            }
        }
        Row row = new Row(workload.name(), workload.bytes(), rates);
        System.out.println(row.line());
        return row;
    }
}
