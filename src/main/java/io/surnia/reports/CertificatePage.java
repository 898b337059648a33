package io.surnia.reports;

/**
 * A certificate as it is printed.
 *
 * @param issuer whose name it carries
 * @param learner the learner's name
 * @param customer the learner's company
 * @param training what was completed
 * @param date when, as people write it
 * @param code as people read it, in groups
 * @param address where the code is verified
 */
public record CertificatePage(
        Brand brand,
        String issuer,
        String learner,
        String customer,
        String training,
        String date,
        String code,
        String address) {

    /** What it is. */
    public String title() {
        return "Certificate of completion";
    }
}
