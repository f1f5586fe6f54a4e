using GraphQLParser.AST;

namespace Ballast.Sandbox.GraphQl;

/// <summary>A field to answer, with everything looked up beforehand.</summary>
internal sealed record PlannedField(
    string Key,
    FieldDefinition? Definition,
    Resolver? Resolver,
    Arguments Arguments,
    PlannedField[] Fields,
    string TypeName,
    (int Line, int Column) Place
);

/// <summary>Checks a request against the schema and looks everything up once, however many rows follow.</summary>
internal sealed class Planner(Bindings bindings, RequestDocument document, ArgumentReader reader)
{
    private const int DeepestNesting = 15;

    /// <summary>Fragments that spread fragments ask for more than stands in the request: 2^n fields by n of them.</summary>
    private const int MostSelections = 20_000;

    private int _selections;

    /// <summary>The fields to answer on a type.</summary>
    /// <exception cref="GraphQlException">The request asks for something that does not exist.</exception>
    public PlannedField[] Plan(TypeDefinition type, IReadOnlyList<ASTNode> selections, int depth = 0)
    {
        if (depth > DeepestNesting)
            throw new GraphQlException("Operation is nested too deeply.");
        var wanted = new List<GraphQLField>();
        Collect(type, selections, wanted, depth);
        // The same key twice is one answer with the selections of both.
        return
        [
            .. wanted
                .GroupBy(f => (f.Alias?.Name ?? f.Name).StringValue, StringComparer.Ordinal)
                .Select(g => PlanField(type, g.Key, g.First(), [.. g.SelectMany(Below)], depth)),
        ];
    }

    private PlannedField PlanField(
        TypeDefinition type,
        string key,
        GraphQLField field,
        List<ASTNode> selections,
        int depth
    )
    {
        var name = field.Name.StringValue;
        if (name == "__typename")
            return new PlannedField(key, null, null, Arguments.None, [], type.Name, document.Place(field));
        // The real server's own words, by which it has kept introspection of everything shut (domain notes, section 6.2).
        if (name == "__schema")
            throw document.Error("syntax error before: __schema", field);
        if (!type.Fields.TryGetValue(Schema.Internal(name), out var definition))
            throw document.Error($"Cannot query field \"{name}\" on type \"{type.Name}\".", field);
        if (!definition.IsServed)
            throw document.Error($"this sandbox does not serve {definition.Printed}", field);
        var target = bindings.Schema.Find(definition.Type.Name);
        if (target is not null && selections.Count == 0)
            throw document.Error(
                $"Field \"{name}\" of type \"{definition.Type}\" must have a selection of subfields. Did you mean \"{name} {{ ... }}\"?",
                field
            );
        if (target is null && selections.Count > 0)
            throw document.Error(
                $"Field \"{name}\" must not have a selection since type \"{definition.Type}\" has no subfields.",
                field
            );
        return new PlannedField(
            key,
            definition,
            bindings.Find(type.Name, definition.Name),
            reader.Read(definition, type.Name, field),
            target is null ? [] : Plan(target, selections, depth + 1),
            definition.Type.Name,
            document.Place(field)
        );
    }

    private void Collect(TypeDefinition type, IReadOnlyList<ASTNode> selections, List<GraphQLField> wanted, int depth)
    {
        if (depth > DeepestNesting)
            throw new GraphQlException("Fragments are nested too deeply.");
        foreach (var selection in selections.Where(reader.IsWanted))
        {
            if (++_selections > MostSelections)
                throw new GraphQlException("Operation is too complex.");
            switch (selection)
            {
                case GraphQLField field:
                    wanted.Add(field);
                    break;
                case GraphQLInlineFragment inline when IsOn(inline.TypeCondition, type):
                    Collect(type, inline.SelectionSet.Selections, wanted, depth + 1);
                    break;
                case GraphQLFragmentSpread spread:
                    var name = spread.FragmentName.Name.StringValue;
                    var fragment =
                        document.Fragments[name].LastOrDefault()
                        ?? throw document.Error($"Unknown fragment \"{name}\".", spread);
                    if (IsOn(fragment.TypeCondition, type))
                        Collect(type, fragment.SelectionSet.Selections, wanted, depth + 1);
                    break;
                default:
                    break;
            }
        }
    }

    private static IEnumerable<ASTNode> Below(GraphQLField field) => field.SelectionSet?.Selections ?? [];

    private static bool IsOn(GraphQLTypeCondition? condition, TypeDefinition type) =>
        condition is null || condition.Type.Name.StringValue == type.Name;
}
