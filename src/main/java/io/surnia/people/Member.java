package io.surnia.people;

/** An active user as a member of a group. */
public record Member(GroupId group, UserId user, String firstName, String lastName, String email) {}
