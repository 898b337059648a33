package io.surnia.sample;

import io.surnia.customers.CustomerId;
import io.surnia.people.GroupId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A customer while the sample is being played.
 *
 * @param groups in the order of the company's departments, and one across them where it has more
 * @param learners in the order of their coming
 * @param openings the days on which work is known to start
 */
record Site(
        Company company,
        CustomerId id,
        List<GroupId> groups,
        List<Learner> learners,
        NavigableSet<LocalDate> openings) {

    static Site of(Company company, CustomerId id) {
        return new Site(company, id, new ArrayList<>(), new ArrayList<>(), new TreeSet<>());
    }

    List<Learner> present() {
        return learners.stream().filter(learner -> !learner.hasLeft()).toList();
    }
}
