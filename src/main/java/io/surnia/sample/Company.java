package io.surnia.sample;

import io.surnia.customers.Autopilot;
import io.surnia.customers.CustomerDetails;
import io.surnia.customers.CustomerType;
import io.surnia.partner.Branding;
import io.surnia.people.Source;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * An invented customer, before anything happened there.
 *
 * @param key one word, for the dice
 * @param details what it is created with
 * @param domain of its people's addresses
 * @param since days before today on which it became a customer
 * @param people how many work there today, managers aside
 * @param leavers how many more have left
 * @param cultures whose names its people have, one a department in turn
 * @param departments each becomes a group
 * @param directory where its people's entries come from
 * @param morale how diligent they are, from 0 to 1; 0.5 is usual
 */
record Company(
        String key,
        CustomerDetails details,
        String domain,
        int since,
        int people,
        int leavers,
        List<Culture> cultures,
        List<String> departments,
        Source directory,
        WorkingHours hours,
        double morale) {

    static Company of(String key, String name, CustomerType type, String domain, int since, int people) {
        CustomerDetails details = CustomerDetails.of(name, type).withDomain(domain);
        return new Company(
                key,
                details,
                domain,
                since,
                people,
                people / 25,
                List.of(Culture.AMERICAN),
                List.of("Office"),
                Source.LOCAL,
                WorkingHours.HERE,
                0.5);
    }

    Company in(String... departments) {
        return new Company(
                key, details, domain, since, people, leavers, cultures, List.of(departments), directory, hours, morale);
    }

    Company from(Source directory) {
        return new Company(
                key, details, domain, since, people, leavers, cultures, departments, directory, hours, morale);
    }

    Company withMorale(double morale) {
        return new Company(
                key, details, domain, since, people, leavers, cultures, departments, directory, hours, morale);
    }

    Company withLeavers(int leavers) {
        return new Company(
                key, details, domain, since, people, leavers, cultures, departments, directory, hours, morale);
    }

    Company withDetails(CustomerDetails details) {
        return new Company(
                key, details, domain, since, people, leavers, cultures, departments, directory, hours, morale);
    }

    Company withAutopilot(Autopilot autopilot) {
        return withDetails(details.withAutopilot(autopilot));
    }

    Company withColors(String primary, String secondary) {
        return withDetails(details.withBranding(new Branding(primary, secondary, true)));
    }

    Company overseas(ZoneId zone, Culture... cultures) {
        return new Company(
                key,
                details.withTimezone(zone),
                domain,
                since,
                people,
                leavers,
                List.of(cultures),
                departments,
                directory,
                WorkingHours.OVERSEAS,
                morale);
    }

    LocalDate begins(LocalDate today) {
        return hours.workday(today.minusDays(since));
    }
}
