package io.surnia.sample;

import static io.surnia.customers.CustomerType.HOOTPHISH;
import static io.surnia.customers.CustomerType.POWER;
import static io.surnia.customers.CustomerType.STANDARD;

import io.surnia.customers.Autopilot;
import io.surnia.customers.Autopilot.Cadence;
import io.surnia.customers.Autopilot.Speed;
import io.surnia.customers.Reporting;
import io.surnia.customers.Reporting.Frequency;
import io.surnia.people.Source;
import java.time.ZoneId;
import java.util.List;

/** The twelve customers, in the order of their coming: the first one becomes customer 1000. */
final class Companies {
    /** How long the longest customer has been one, in days: fourteen months. */
    static final int OLDEST = 425;

    private Companies() {}

    static List<Company> all() {
        return List.of(
                clinics(),
                ourselves(),
                haulier(),
                lawOffice(),
                dentists(),
                school(),
                shipping(),
                freight(),
                foundry(),
                creditUnion(),
                gardenCentre(),
                architects());
    }

    private static Company clinics() {
        Company clinics = Company.of("clinics", "Pellworth Health Partners", POWER, "pellworth.example", OLDEST, 126)
                .in("Clinical Staff", "Front Desk", "Billing", "Laboratory", "Facilities")
                .from(Source.ENTRA)
                .withColors("#0b6e6e", "#f2a541");
        return clinics.withDetails(clinics.details()
                .withSupportEmail("helpdesk@pellworth.example")
                .withReporting(new Reporting(
                        Frequency.WEEKLY, 1, List.of("compliance@pellworth.example", "board@pellworth.example"))));
    }

    private static Company ourselves() {
        return Company.of("ourselves", "Larkmoor IT Services", POWER, Headquarters.DOMAIN, OLDEST - 1, 14)
                .in("Service Desk", "Projects")
                .withMorale(0.9);
    }

    private static Company haulier() {
        Company haulier = Company.of("haulier", "Brackwater Logistics", STANDARD, "brackwater.example", 401, 112)
                .in("Drivers", "Dispatch", "Warehouse", "Administration")
                .from(Source.CSV)
                .withMorale(0.25)
                .withAutopilot(new Autopilot(Speed.MONTHLY, Cadence.QUARTERLY, true, true, true));
        return haulier.withDetails(haulier.details()
                .withReporting(new Reporting(Frequency.MONTHLY, 31, List.of("safety@brackwater.example"))));
    }

    private static Company lawOffice() {
        return Company.of("law", "Corriden & Vale, Attorneys at Law", POWER, "corridenvale.example", 372, 22)
                .in("Attorneys", "Paralegals")
                .from(Source.GOOGLE)
                .withMorale(0.7);
    }

    private static Company dentists() {
        return Company.of("dentists", "Saltmarsh Family Dental", STANDARD, "saltmarshdental.example", 338, 17)
                .in("Practice")
                .withMorale(0.8)
                .withAutopilot(Autopilot.DEFAULT);
    }

    private static Company school() {
        Company school = Company.of("school", "Elmcombe Preparatory School", STANDARD, "elmcombe.example", 301, 78)
                .in("Teachers", "Boarding House", "School Office")
                .from(Source.GOOGLE)
                .withAutopilot(new Autopilot(Speed.WEEKLY, Cadence.MONTHLY, true, true, false));
        return school.withDetails(school.details().withWelcomeEmail(false));
    }

    private static Company shipping() {
        return Company.of("shipping", "ひばり海運株式会社", POWER, "hibari-kaiun.example", 274, 42)
                .in("東京本社", "Πειραιάς", "مكتب دبي")
                .from(Source.SCIM)
                .overseas(ZoneId.of("Asia/Tokyo"), Culture.JAPANESE, Culture.GREEK, Culture.ARABIC)
                .withColors("#8c1c2b", "#1b4965");
    }

    private static Company freight() {
        return Company.of("freight", "Kererū Coast Freight", STANDARD, "kereru-coast.example", 243, 34)
                .in("Depot", "Office")
                .overseas(ZoneId.of("Pacific/Auckland"), Culture.NEW_ZEALAND)
                .withAutopilot(new Autopilot(Speed.BIWEEKLY, Cadence.QUARTERLY, true, true, false));
    }

    private static Company foundry() {
        return Company.of("foundry", "Thornley Precision Castings", HOOTPHISH, "thornley-castings.example", 212, 61)
                .in("Foundry Floor", "Engineering", "Sales")
                .from(Source.SYNCRO)
                .withMorale(0.4)
                .withAutopilot(new Autopilot(Speed.ALL_AT_ONCE, Cadence.MONTHLY, false, true, true));
    }

    private static Company creditUnion() {
        return Company.of("creditunion", "Oakhollow Community Credit Union", POWER, "oakhollowcu.example", 181, 38)
                .in("Tellers", "Lending")
                .from(Source.ENTRA)
                .withLeavers(17)
                .withColors("#2f5d3a", "#c9a227");
    }

    private static Company gardenCentre() {
        return Company.of("garden", "Millrace Garden Center", HOOTPHISH, "millrace-garden.example", 39, 0)
                .withLeavers(0);
    }

    private static Company architects() {
        return Company.of("architects", "Juniper Pike Architects", STANDARD, "juniperpike.example", 6, 12)
                .in("Studio")
                .withLeavers(0)
                .withMorale(0.6)
                .withAutopilot(new Autopilot(Speed.WEEKLY, Cadence.QUARTERLY, true, true, false));
    }
}
