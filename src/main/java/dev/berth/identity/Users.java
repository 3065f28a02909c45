package dev.berth.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

import jakarta.persistence.LockModeType;

/** The accounts that exist; a deleted one is not found. */
interface Users extends Repository<User, Long> {

    User saveAndFlush(User user);

    Page<User> findAll(Specification<User> wanted, Pageable page);

    @Query("select u from User u where u.id = :id and u.deletedAt is null")
    Optional<User> find(long id);

    @Query("select u from User u where lower(u.username) = lower(:username) and u.deletedAt is null")
    Optional<User> find(String username);

    @Query("select count(u) > 0 from User u where lower(u.username) = lower(:username) and u.deletedAt is null")
    boolean hasUsername(String username);

    @Query("select count(u) > 0 from User u where lower(u.email) = lower(:email) and u.deletedAt is null")
    boolean hasEmail(String email);

    /** Nobody else changes the account until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select u from User u where u.id = :id and u.deletedAt is null")
    Optional<User> lock(long id);

    /** Until the transaction ends nobody else becomes or ceases to be the last one; always locked in the same order, and before any other account. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select u from User u where u.administrator = true and u.disabled = false and u.deletedAt is null order by u.id")
    List<User> lockAdministrators();

    /** Deleted ones as well: their names still stand beside what they made. */
    @Query("select u from User u where u.id in :ids")
    List<User> findEvenDeleted(Collection<Long> ids);

    /** @return 1 where this call made the account, 0 where it was there: of several nodes one wins (S48) */
    @Modifying
    @Transactional
    @Query(nativeQuery = true, value = """
                    insert into identity_user (user_id, username, password, administrator)
                    overriding system value values (1, 'admin', :passwordHash, true)
                    on conflict do nothing
                    """)
    int insertAdministrator(String passwordHash);

    @Query("select count(u) > 0 from User u where u.id = 1")
    boolean administratorExists();
}
