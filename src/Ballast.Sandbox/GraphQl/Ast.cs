namespace Ballast.Sandbox.GraphQl;

/// <summary>A request: operations and fragments.</summary>
internal sealed record Document(IReadOnlyList<Operation> Operations, IReadOnlyDictionary<string, Fragment> Fragments);

/// <summary>A query or a mutation.</summary>
internal sealed record Operation(
    string Kind,
    string? Name,
    IReadOnlyList<VariableDefinition> Variables,
    IReadOnlyList<Selection> Selections
);

/// <summary>A variable. Its type is read and not checked: the real server accepts types that do not exist.</summary>
internal sealed record VariableDefinition(string Name, bool Required, bool HasDefault, object? Default);

internal sealed record Fragment(string Name, string OnType, IReadOnlyList<Selection> Selections);

/// <summary>Something asked for, with its <c>@include</c> and <c>@skip</c>.</summary>
internal abstract record Selection(IReadOnlyList<Directive> Directives);

internal sealed record FieldSelection(
    string Key,
    string Name,
    IReadOnlyList<KeyValuePair<string, object?>> Arguments,
    IReadOnlyList<Directive> Directives,
    IReadOnlyList<Selection> Selections,
    int Line,
    int Column
) : Selection(Directives);

internal sealed record SpreadSelection(string Fragment, IReadOnlyList<Directive> Directives) : Selection(Directives);

internal sealed record InlineSelection(
    string? OnType,
    IReadOnlyList<Directive> Directives,
    IReadOnlyList<Selection> Selections
) : Selection(Directives);

internal sealed record Directive(string Name, IReadOnlyList<KeyValuePair<string, object?>> Arguments);

/// <summary>A value that is filled in from the request's variables.</summary>
internal sealed record VariableValue(string Name);

/// <summary>A bare word.</summary>
internal sealed record EnumValue(string Name);
