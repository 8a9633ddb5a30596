#include "stack.h"

bool stack_push(struct stack *stack, int item) {
  if (stack->count == STACK_DEPTH) return false;
  stack->items[stack->count++] = item;
  return true;
}

bool stack_pop(struct stack *stack, int *item) {
  if (stack->count == 0) return false;
  *item = stack->items[--stack->count];
  return true;
}
