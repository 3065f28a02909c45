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

    Interleaving(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** A request by name. */
    record Request(String name, Runnable work) {}

    /** One meeting: its requests, made anew for each way, and what has to hold after it. */
    interface Meeting {

        /** Prepares what the nth way needs and tells who meets there. */
        List<Request> requests(int way);

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
        int ways = 0;
        for (List<Integer> order : orders(participantCount)) {
            ways += everyPause(order, new ArrayList<>(), ways, meeting);
        }
        return ways;
    }

    private int everyPause(List<Integer> order, List<Integer> pauses, int firstWay, Meeting meeting) {
        if (pauses.size() == order.size() - 1) {
            return run(order, pauses, firstWay, meeting) ? 1 : -1;
        }
        int ways = 0;
        for (int pause = 0; ; pause++) {
            List<Integer> longer = new ArrayList<>(pauses);
            longer.add(pause);
            int more = everyPause(order, longer, firstWay + ways, meeting);
            if (more <= 0) {
                return ways == 0 ? more : ways;
            }
            ways += more;
        }
    }

    /** False where the participant that was to be stopped last came to its end, or to a lock, before. */
    private boolean run(List<Integer> order, List<Integer> pauses, int way, Meeting meeting) {
        List<Request> requests = meeting.requests(way);
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
        boolean stopped = all.get(all.size() - 2).isPaused();
        for (Participant participant : all.reversed()) {
            participant.release();
            awaitRestOrLock(participant);
        }
        all.forEach(Participant::join);
        all.forEach(participant -> participants.remove(participant.thread()));
        check(all, meeting);
        return stopped;
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
