package dev.berth.job;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * Holds back what waits, type by type. What runs goes on. One more queue, {@value #SCHEDULER}, is that of the schedules: while it is
 * paused no slot begins.
 */
@Component
class Queues {

    static final String SCHEDULER = "SCHEDULER";
    static final String ALL = "all";

    private static final List<String> NAMES = Stream.concat(
                    Stream.of(JobType.values()).map(JobType::name), Stream.of(SCHEDULER))
            .toList();

    private final QueueTable table;
    private final Executions executions;
    private final ExecutionTable history;
    private final WakeUp wakeUp;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    Queues(
            QueueTable table,
            Executions executions,
            ExecutionTable history,
            WakeUp wakeUp,
            TransactionTemplate transactions,
            ApplicationEventPublisher events) {
        this.table = table;
        this.executions = executions;
        this.history = history;
        this.wakeUp = wakeUp;
        this.transactions = transactions;
        this.events = events;
    }

    List<JobQueue> list() {
        Set<String> paused = table.paused();
        Map<String, QueueTable.Waiting> waiting =
                table.waiting().stream().collect(Collectors.toMap(QueueTable.Waiting::type, Function.identity()));
        return NAMES.stream()
                .map(name -> {
                    QueueTable.Waiting some = waiting.getOrDefault(name, new QueueTable.Waiting(name, 0, 0));
                    return new JobQueue(name, some.count(), some.seconds(), paused.contains(name));
                })
                .toList();
    }

    boolean isSchedulerPaused() {
        return table.paused().contains(SCHEDULER);
    }

    /**
     * @param name of a queue, or {@value #ALL}
     * @throws DomainException NOT_FOUND where there is no such queue
     */
    void act(Principal by, String name, QueueAction action) {
        List<String> names = names(name);
        switch (action) {
            case PAUSE -> pause(by, names);
            case RESUME -> resume(by, names);
            case STOP -> stop(by, names);
        }
    }

    private void pause(Principal by, Collection<String> names) {
        transactions.executeWithoutResult(transaction -> {
            Set<String> before = table.paused();
            table.pause(names);
            publish(by, names.stream().filter(name -> !before.contains(name)), false, true);
        });
    }

    private void resume(Principal by, Collection<String> names) {
        transactions.executeWithoutResult(transaction -> {
            Set<String> before = table.paused();
            table.resume(names);
            publish(by, names.stream().filter(before::contains), true, false);
            wakeUp.afterCommit();
        });
    }

    /** Ends what waits; each execution in a transaction of its own. */
    private void stop(Principal by, Collection<String> names) {
        names.stream()
                .filter(name -> !name.equals(SCHEDULER))
                .flatMap(name -> history.goingOn(JobType.valueOf(name)).stream())
                .forEach(execution -> executions.stopWaiting(by, execution));
    }

    private void publish(Principal by, Stream<String> names, boolean before, boolean after) {
        names.forEach(name -> events.publishEvent(new Changed(
                by, Kind.JOB_QUEUE, Operation.UPDATE, name, null, Map.of("paused", before), Map.of("paused", after))));
    }

    private static List<String> names(String name) {
        if (name.equalsIgnoreCase(ALL)) {
            return NAMES;
        }
        String upper = name.toUpperCase(Locale.ROOT);
        if (!NAMES.contains(upper)) {
            throw new DomainException(
                    ErrorKind.NOT_FOUND,
                    "there is no queue " + name + ": expected " + ALL + " or one of " + String.join(", ", NAMES));
        }
        return List.of(upper);
    }
}
