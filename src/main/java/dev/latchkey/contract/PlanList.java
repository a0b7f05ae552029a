package dev.latchkey.contract;

import java.util.List;

/** What is for sale: the newest version of each plan, by code. */
public record PlanList(List<PlanView> items) {
}
