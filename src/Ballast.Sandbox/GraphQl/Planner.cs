namespace Ballast.Sandbox.GraphQl;

/// <summary>A field to answer, with everything looked up beforehand.</summary>
internal sealed record PlannedField(
    string Key,
    FieldDefinition? Definition,
    Resolver? Resolver,
    Arguments Arguments,
    PlannedField[] Fields,
    string TypeName,
    FieldSelection Selection
);

/// <summary>Checks a request against the schema and looks everything up once, however many rows follow.</summary>
internal sealed class Planner(Bindings bindings, Document document, ArgumentReader reader)
{
    private const int DeepestNesting = 15;

    /// <summary>Fragments that spread fragments ask for more than stands in the request: 2^n fields by n of them.</summary>
    private const int MostSelections = 20_000;

    private int _selections;

    /// <summary>The fields to answer on a type.</summary>
    /// <exception cref="GraphQlException">The request asks for something that does not exist.</exception>
    public PlannedField[] Plan(TypeDefinition type, IReadOnlyList<Selection> selections, int depth = 0)
    {
        if (depth > DeepestNesting)
            throw new GraphQlException("Operation is nested too deeply.");
        var wanted = new List<FieldSelection>();
        Collect(type, selections, wanted, depth);
        // The same key twice is one answer with the selections of both.
        return
        [
            .. wanted
                .GroupBy(f => f.Key, StringComparer.Ordinal)
                .Select(g => PlanField(type, g.First(), [.. g.SelectMany(f => f.Selections)], depth)),
        ];
    }

    private PlannedField PlanField(TypeDefinition type, FieldSelection field, List<Selection> selections, int depth)
    {
        if (field.Name == "__typename")
            return new PlannedField(field.Key, null, null, Arguments.None, [], type.Name, field);
        if (!type.Fields.TryGetValue(Schema.Internal(field.Name), out var definition))
            throw new GraphQlException(
                $"Cannot query field \"{field.Name}\" on type \"{type.Name}\".",
                field.Line,
                field.Column
            );
        var target = bindings.Schema.Find(definition.Type.Name);
        if (target is not null && selections.Count == 0)
            throw new GraphQlException(
                $"Field \"{field.Name}\" of type \"{target.Name}\" must have a selection of subfields.",
                field.Line,
                field.Column
            );
        if (target is null && selections.Count > 0)
            throw new GraphQlException(
                $"Field \"{field.Name}\" must not have a selection since type \"{definition.Type.Name}\" has no subfields.",
                field.Line,
                field.Column
            );
        return new PlannedField(
            field.Key,
            definition,
            bindings.Find(type.Name, definition.Name),
            reader.Read(definition, type.Name, field),
            target is null ? [] : Plan(target, selections, depth + 1),
            definition.Type.Name,
            field
        );
    }

    private void Collect(
        TypeDefinition type,
        IReadOnlyList<Selection> selections,
        List<FieldSelection> wanted,
        int depth
    )
    {
        if (depth > DeepestNesting)
            throw new GraphQlException("Fragments are nested too deeply.");
        foreach (var selection in selections.Where(reader.IsWanted))
        {
            if (++_selections > MostSelections)
                throw new GraphQlException("Operation is too complex.");
            switch (selection)
            {
                case FieldSelection field:
                    wanted.Add(field);
                    break;
                case InlineSelection inline when inline.OnType is null || inline.OnType == type.Name:
                    Collect(type, inline.Selections, wanted, depth + 1);
                    break;
                case SpreadSelection spread:
                    if (!document.Fragments.TryGetValue(spread.Fragment, out var fragment))
                        throw new GraphQlException($"Unknown fragment \"{spread.Fragment}\".");
                    if (fragment.OnType == type.Name)
                        Collect(type, fragment.Selections, wanted, depth + 1);
                    break;
                default:
                    break;
            }
        }
    }
}
