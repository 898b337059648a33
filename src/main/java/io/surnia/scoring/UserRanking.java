package io.surnia.scoring;

/** An active user's place on a leaderboard. */
public record UserRanking(String firstName, String lastName, String email, Standing standing) {}
