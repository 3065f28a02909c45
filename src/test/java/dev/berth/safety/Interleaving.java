package dev.berth.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.platform.DomainException;

/**
 * Lets requests meet in every way in which each is stopped at most once: all but the last wait, one after the other, before one of their
 * steps, the last runs through, and then the others go on, the last stopped first. Every order of the participants is tried.
 */
final class Interleaving implements Steps {

    private static final long POLL_NANOS = 500_000;

    private final Map<Thread, Participant> participants = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private int meetings;

    Interleaving(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** A request by name. */
    record Request(String name, Runnable work) {}

    /** What happens around one meeting of requests. */
    interface Meeting {

        /** Prepares what the nth meeting needs and tells who meets there, always as many. */
        List<Request> requests(int number);

        /** Looks at what came of it. */
        void check();
    }

    @Override
    public void before(String step) {
        Participant participant = participants.get(Thread.currentThread());
        if (participant != null) {
            participant.before(step);
        }
    }

    /** Tries every way; returns how many there were. */
    int everyWay(int participantCount, Meeting meeting) {
        int first = meetings;
        for (List<Integer> order : orders(participantCount)) {
            everyPause(order, List.of(), meeting);
        }
        return meetings - first;
    }

    /** Returns how many of the participants, from the first on, waited at their step; the others had come to their end before it. */
    private int everyPause(List<Integer> order, List<Integer> pauses, Meeting meeting) {
        int depth = pauses.size();
        if (depth == order.size() - 1) {
            return run(order, pauses, meeting);
        }
        int paused = depth + 1;
        for (int pause = 0; paused > depth; pause++) {
            List<Integer> longer = new ArrayList<>(pauses);
            longer.add(pause);
            paused = everyPause(order, longer, meeting);
        }
        return paused;
    }

    private int run(List<Integer> order, List<Integer> pauses, Meeting meeting) {
        List<Request> requests = meeting.requests(meetings++);
        List<Participant> all = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Request request = requests.get(order.get(i));
            all.add(new Participant(request.name(), request.work(), i < pauses.size() ? pauses.get(i) : -1));
        }
        for (Participant participant : all) {
            participants.put(participant.thread(), participant);
            participant.start();
            awaitRestOrLock(participant);
        }
        int paused = (int) all.stream().takeWhile(Participant::isPaused).count();
        for (Participant participant : all.reversed()) {
            participant.release();
            awaitRestOrLock(participant);
        }
        all.forEach(Participant::join);
        all.forEach(participant -> participants.remove(participant.thread()));
        check(all, meeting);
        return paused;
    }

    private static void check(List<Participant> all, Meeting meeting) {
        try {
            for (Participant participant : all) {
                Throwable failure = participant.failure();
                if (failure != null && !(failure instanceof DomainException)) {
                    throw new AssertionError("a request failed", failure);
                }
            }
            meeting.check();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("when these met: " + all, e);
        }
    }

    private void awaitRestOrLock(Participant participant) {
        while (!participant.rests() && !waitsForALock()) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private boolean waitsForALock() {
        return jdbc.sql("""
                        select exists (select 1 from pg_stat_activity
                                       where datname = current_database() and wait_event_type = 'Lock')
                        """).query(Boolean.class).single();
    }

    private static List<List<Integer>> orders(int count) {
        List<List<Integer>> orders = new ArrayList<>();
        permute(new ArrayList<>(), count, orders);
        return orders;
    }

    private static void permute(List<Integer> chosen, int count, List<List<Integer>> orders) {
        if (chosen.size() == count) {
            orders.add(List.copyOf(chosen));
            return;
        }
        for (int next = 0; next < count; next++) {
            if (!chosen.contains(next)) {
                List<Integer> longer = new ArrayList<>(chosen);
                longer.add(next);
                permute(longer, count, orders);
            }
        }
    }
}
