package dev.berth.job;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;
import dev.berth.platform.Paging;
import dev.berth.platform.query.ListQuery;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was done for the whole system and when it is done again, as the API shows it. */
@Component
public class SystemJobHistory {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final Executions executions;
    private final Schedules schedules;
    private final TaskTable tasks;
    private final JsonMapper json;
    private final Clock clock;

    SystemJobHistory(Executions executions, Schedules schedules, TaskTable tasks, JsonMapper json, Clock clock) {
        this.executions = executions;
        this.schedules = schedules;
        this.tasks = tasks;
        this.json = json;
        this.clock = clock;
    }

    /** The schedule; one of type None where there is none. */
    public SystemJobReply schedule(JobType type) {
        Optional<Schedule> found = schedules.find(type, SystemJobs.SYSTEM);
        return new SystemJobReply(
                found.map(Schedule::id).orElse(0L),
                type.name(),
                found.isPresent() ? Trigger.SCHEDULE.name() : "",
                json.writeValueAsString(found.map(Schedule::parameters).orElse(Map.of())),
                found.map(ScheduleReply::of).orElseGet(ScheduleReply::none),
                null,
                false,
                found.map(Schedule::createdAt).orElse(null),
                found.map(Schedule::updatedAt).orElse(null),
                null,
                null,
                null,
                null);
    }

    /** @throws DomainException INVALID where the query names what executions do not have */
    public ResponseEntity<List<SystemJobReply>> list(JobType type, ListQuery query, Paging paging) {
        Executions.Page page = executions.list(type, SystemJobs.SYSTEM, query, paging);
        return paging.answer(page.total(), replies(page.executions()));
    }

    /** @throws DomainException NOT_FOUND where there is none */
    public SystemJobReply get(JobType type, long id) {
        return replies(List.of(executions.require(type, SystemJobs.SYSTEM, id))).getFirst();
    }

    /** @throws DomainException NOT_FOUND where there is no such execution */
    public String log(JobType type, long id) {
        executions.require(type, SystemJobs.SYSTEM, id);
        return tasks.firsts(List.of(id)).stream()
                .findFirst()
                .map(task -> executions.log(task.id()))
                .orElseThrow(() -> new DomainException(ErrorKind.NOT_FOUND, "execution " + id + " has no log"));
    }

    private List<SystemJobReply> replies(List<Execution> page) {
        Map<Long, ExecutionTask> firsts = tasks
                .firsts(page.stream().map(Execution::id).toList())
                .stream()
                .collect(Collectors.toMap(ExecutionTask::executionId, Function.identity()));
        return page.stream()
                .map(execution -> reply(execution, firsts.get(execution.id())))
                .toList();
    }

    private SystemJobReply reply(Execution execution, @Nullable ExecutionTask task) {
        return new SystemJobReply(
                execution.id(),
                execution.type().name(),
                execution.trigger().name(),
                json.writeValueAsString(parameters(execution, task)),
                ScheduleReply.of(execution.trigger()),
                execution.status().label(),
                false,
                execution.createdAt(),
                execution.updatedAt(),
                task == null ? execution.statusMessage() : task.statusMessage(),
                task == null ? null : task.done(),
                task == null ? null : task.total(),
                task == null ? null : task.expectedEnd(clock.instant()).orElse(null));
    }

    /** Harbor's clients look for what came of it among the parameters. */
    private Map<String, Object> parameters(Execution execution, @Nullable ExecutionTask task) {
        Map<String, Object> all = new LinkedHashMap<>(execution.parameters());
        if (task != null && task.result() != null) {
            all.putAll(json.readValue(task.result(), FIELDS));
        }
        return all;
    }
}
