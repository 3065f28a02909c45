package dev.berth.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

/** What other modules may know of people: that an account exists, and its name. */
@Component
public class Accounts {

    private final Users users;

    Accounts(Users users) {
        this.users = users;
    }

    public Optional<Account> find(String username) {
        return users.find(username).map(Accounts::account);
    }

    public Optional<Account> find(long userId) {
        return users.find(userId).map(Accounts::account);
    }

    /** The names of these accounts, deleted ones included, by id. */
    public Map<Long, String> names(Collection<Long> userIds) {
        Map<Long, String> names = new HashMap<>();
        users.findEvenDeleted(userIds).forEach(user -> names.put(user.id(), user.username()));
        return names;
    }

    private static Account account(User user) {
        return new Account(user.id(), user.username());
    }

    /** An account as others see it. */
    public record Account(long id, String username) {}
}
