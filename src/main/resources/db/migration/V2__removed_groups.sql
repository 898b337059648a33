-- Whoever removes a group asks no assignment of it any longer: its targets go with it. Who was enrolled through it is
-- withdrawn by those who leave it (MembershipChanged); enrollments, attempts and completions refer to no group and stay.
alter table assignment_targets
    drop constraint assignment_targets_partner_id_customer_id_group_id_fkey,
    add constraint assignment_targets_partner_id_customer_id_group_id_fkey
        foreign key (partner_id, customer_id, group_id) references groups on delete cascade;
