package io.surnia.manage.wire;

import io.surnia.provisioning.FindingImports;

/** What became of a list of findings, as the management API sends it. */
public record WireImportedFindings(int findings, int added) {

    public static WireImportedFindings of(FindingImports.Taken taken) {
        return new WireImportedFindings(taken.findings(), taken.added());
    }
}
