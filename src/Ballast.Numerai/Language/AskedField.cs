using GraphQLParser.AST;

namespace Ballast.Numerai.Language;

/// <summary>A field that a document asks for.</summary>
internal sealed record AskedField
{
    /// <summary>Our directive on fields that some servers do not have. It is never sent.</summary>
    private const string AbsentMark = "mayBeAbsent";

    /// <summary>The name the server knows.</summary>
    public required string Name { get; init; }

    /// <summary>The key it comes back under: the alias, else the name.</summary>
    public required string ResponseKey { get; init; }

    /// <summary>Whether the answer may lack it: it stands in a fragment or has a directive such as @include.</summary>
    public required bool IsConditional { get; init; }

    /// <summary>Whether the document says that some servers do not have it.</summary>
    public required bool MayBeAbsent { get; init; }

    public required IReadOnlyList<AskedField> Children { get; init; }

    /// <summary>The fields of a selection. What stands in a fragment comes back for some types only; a named one is not followed.</summary>
    public static IReadOnlyList<AskedField> Read(GraphQLSelectionSet? set, bool isConditional = false) =>
        [.. (set?.Selections ?? []).SelectMany(selection => Read(selection, isConditional))];

    public static bool IsMarked(GraphQLField field) => field.Directives?.Items.Exists(IsAbsentMark) ?? false;

    public static bool IsAbsentMark(GraphQLDirective directive) => directive.Name.StringValue == AbsentMark;

    /// <summary>Whether this field or one below it has the name and may be absent.</summary>
    public bool MarksAbsent(string name) =>
        (MayBeAbsent && Name == name) || Children.Any(child => child.MarksAbsent(name));

    private static IReadOnlyList<AskedField> Read(ASTNode selection, bool isConditional) =>
        selection switch
        {
            GraphQLField field => [Read(field, isConditional)],
            GraphQLInlineFragment fragment => Read(fragment.SelectionSet, isConditional: true),
            _ => [],
        };

    private static AskedField Read(GraphQLField field, bool isConditional) =>
        new()
        {
            Name = field.Name.StringValue,
            ResponseKey = (field.Alias?.Name ?? field.Name).StringValue,
            IsConditional = isConditional || (field.Directives?.Items.Exists(d => !IsAbsentMark(d)) ?? false),
            MayBeAbsent = IsMarked(field),
            Children = Read(field.SelectionSet, isConditional),
        };
}
