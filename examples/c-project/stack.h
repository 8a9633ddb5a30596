#ifndef STACK_H
#define STACK_H

#include <stdbool.h>
#include <stddef.h>

enum { STACK_DEPTH = 16 };

struct stack {
  int items[STACK_DEPTH];
  size_t count;
};

bool stack_push(struct stack *stack, int item);
bool stack_pop(struct stack *stack, int *item);

#endif
