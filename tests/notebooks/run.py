"""Runs the cells of a notebook one after the other, as a kernel would, without Jupyter: python3 run.py NOTEBOOK.

What the last expression of a cell gives is shown as a notebook shows it. An exception ends it.
"""
import ast
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    notebook = json.load(file)
names = {"__name__": "__main__"}
for number, cell in enumerate(c for c in notebook["cells"] if c["cell_type"] == "code"):
    tree = ast.parse("".join(cell["source"]), f"cell {number}")
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, f"cell {number}", "exec"), names)
    if last is not None:
        value = eval(compile(ast.Expression(last.value), f"cell {number}", "eval"), names)
        if value is not None:
            print(value)
