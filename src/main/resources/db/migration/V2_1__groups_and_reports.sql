-- Whoever removes a group asks no assignment of it any longer: its targets go with it. Who was enrolled through it is
-- withdrawn by those who leave it (MembershipChanged); enrollments, attempts and completions refer to no group and stay.
alter table assignment_targets
    drop constraint assignment_targets_partner_id_customer_id_group_id_fkey,
    add constraint assignment_targets_partner_id_customer_id_group_id_fkey
        foreign key (partner_id, customer_id, group_id) references groups on delete cascade;

-- Administrators who get an assignment's report, by id: their addresses change.
update assignments a
   set report_admins = array(select d.id::text
                               from administrators d
                              where d.partner_id = a.partner_id and d.email = any (a.report_admins)
                              order by d.id)
 where report_admins <> '{}';
alter table assignments
    alter column report_admins drop default,
    alter column report_admins type bigint[] using report_admins::bigint[],
    alter column report_admins set default '{}';
