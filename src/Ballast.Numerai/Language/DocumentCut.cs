using GraphQLParser.AST;

namespace Ballast.Numerai.Language;

/// <summary>Takes parts out of an operation.</summary>
/// <param name="absent">Variables that have no value.</param>
/// <param name="missing">Fields that the server does not have; they go where they are marked.</param>
/// <param name="withMarks">Whether our marks stay.</param>
internal sealed class DocumentCut(IReadOnlySet<string> absent, IReadOnlySet<string> missing, bool withMarks)
{
    private readonly HashSet<string> _absent = new(absent, StringComparer.Ordinal);

    public void Apply(GraphQLOperationDefinition operation)
    {
        if (operation.Variables is { } variables)
        {
            // What must have a value is kept, so that the server complains about it by name.
            foreach (var variable in variables.Items.Where(variable => variable.Type is GraphQLNonNullType))
                _absent.Remove(variable.Variable.Name.StringValue);
            variables.Items.RemoveAll(item => IsAbsent(item.Variable));
            if (variables.Items.Count == 0)
                operation.Variables = null;
        }
        Apply(operation.SelectionSet);
    }

    private void Apply(GraphQLSelectionSet set)
    {
        foreach (var selection in set.Selections)
        {
            if (selection is GraphQLField field)
                Apply(field);
            if (selection is IHasSelectionSetNode { SelectionSet: { } below })
                Apply(below);
        }
        set.Selections.RemoveAll(selection => selection is GraphQLField field && IsGone(field));
    }

    private void Apply(GraphQLField field)
    {
        field.Arguments?.Items.RemoveAll(argument => argument.Value is GraphQLVariable variable && IsAbsent(variable));
        if (field.Arguments is { Items.Count: 0 })
            field.Arguments = null;
        if (!withMarks)
            field.Directives?.Items.RemoveAll(AskedField.IsAbsentMark);
        if (field.Directives is { Items.Count: 0 })
            field.Directives = null;
    }

    /// <summary>A field of which nothing is left to ask is gone as well.</summary>
    private bool IsGone(GraphQLField field) =>
        field.SelectionSet is { Selections.Count: 0 }
        || (missing.Contains(field.Name.StringValue) && AskedField.IsMarked(field));

    private bool IsAbsent(GraphQLVariable variable) => _absent.Contains(variable.Name.StringValue);
}
