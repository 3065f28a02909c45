package dev.berth.project;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

/** Adds their names to members, by one query of each kind for a page. */
@Component
class MemberReplies {

    private final MemberNames names;

    MemberReplies(MemberNames names) {
        this.names = names;
    }

    List<MemberReply> of(List<ProjectMember> page) {
        Map<Long, String> found = names.of(page);
        return page.stream()
                .map(member -> MemberReply.of(member, found.getOrDefault(member.id(), "")))
                .toList();
    }
}
