#include <stdio.h>

#include "stack.h"

static int number;

static void check(bool passed, const char *promise) {
  printf("%sok %d - %s\n", passed ? "" : "not ", ++number, promise);
}

int main(void) {
  struct stack stack = {.count = 0};
  int item = 0;
  puts("1..3");
  check(!stack_pop(&stack, &item), "an empty stack gives nothing");
  check(stack_push(&stack, 1) && stack_push(&stack, 2) && stack_pop(&stack, &item) && item == 2,
        "what went in last comes out first");
  while (stack_push(&stack, 3)) continue;
  check(stack.count == STACK_DEPTH, "a full stack takes nothing more");
  return 0;
}
