using System.Globalization;

namespace Ballast.Sandbox.GraphQl;

/// <summary>Brings arguments and variables to the types the schema declares, as leniently as the real server.</summary>
internal sealed class ArgumentReader(Schema schema, Operation operation, IReadOnlyDictionary<string, object?> sent)
{
    /// <summary>The arguments of a field.</summary>
    /// <exception cref="GraphQlException">One is unknown, missing, or of another type.</exception>
    public Arguments Read(FieldDefinition field, string onType, FieldSelection selection)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, raw) in selection.Arguments)
        {
            if (!field.Arguments.TryGetValue(Schema.Internal(name), out var definition))
            {
                var message = $"Unknown argument \"{name}\" on field \"{selection.Name}\" of type \"{onType}\".";
                throw new GraphQlException(message, selection.Line, selection.Column);
            }
            if (TryResolve(raw, out var value))
                values[definition.Name] = Coerce(value, definition, selection);
        }
        foreach (var definition in field.Arguments.Values)
        {
            if (values.GetValueOrDefault(definition.Name) is not null)
                continue;
            if (definition.Type.Required)
                throw Missing(definition, selection);
            if (definition.HasDefault && !values.ContainsKey(definition.Name))
                values[definition.Name] = definition.Default;
        }
        return values.Count == 0 ? Arguments.None : new Arguments(values);
    }

    /// <summary>Whether <c>@include</c> and <c>@skip</c> leave a selection in.</summary>
    public bool IsWanted(Selection selection)
    {
        foreach (var directive in selection.Directives)
        {
            var condition = directive.Arguments.FirstOrDefault(a => a.Key == "if").Value;
            TryResolve(condition, out var value);
            if ((directive.Name, value) is ("include", false) or ("skip", true))
                return false;
        }
        return true;
    }

    /// <summary>A value with variables filled in; false where a variable was not sent and has no default.</summary>
    private bool TryResolve(object? raw, out object? value)
    {
        value = raw;
        switch (raw)
        {
            case VariableValue variable:
                if (sent.TryGetValue(variable.Name, out value))
                    return true;
                var declared = operation.Variables.FirstOrDefault(v => v.Name == variable.Name);
                value = declared?.Default;
                return declared is { HasDefault: true };
            case List<object?> list:
                value = Resolved(list);
                return true;
            case EnumValue word:
                value = word.Name;
                return true;
            default:
                return true;
        }
    }

    /// <summary>Each item once: a list in a list in a list is then as much work as it is long.</summary>
    private List<object?> Resolved(List<object?> list)
    {
        var items = new List<object?>(list.Count);
        foreach (var item in list)
        {
            if (TryResolve(item, out var value))
                items.Add(value);
        }
        return items;
    }

    private object? Coerce(object? value, ArgumentDefinition definition, FieldSelection selection)
    {
        if (value is null)
            return definition.Type.Required ? throw Missing(definition, selection) : null;
        if (definition.Type.IsList)
        {
            var items = value as List<object?> ?? [value];
            return items.Select(v => v is null ? null : CoerceOne(v, definition, selection)).ToList();
        }
        return CoerceOne(value, definition, selection);
    }

    private object CoerceOne(object value, ArgumentDefinition definition, FieldSelection selection)
    {
        object? coerced = definition.Type.Name switch
        {
            "Int" => value is long and >= int.MinValue and <= int.MaxValue ? value : null,
            "Float" => value is long or decimal ? Convert.ToDecimal(value, CultureInfo.InvariantCulture) : null,
            "Boolean" => value as bool?,
            "ID" => value is long n ? n.ToString(CultureInfo.InvariantCulture) : value as string,
            var type when schema.IsEnum(type) => (value as string)?.ToUpperInvariant(),
            _ => value as string,
        };
        if (coerced is not null)
            return coerced;
        var message = $"Argument \"{definition.Printed}\" has invalid value {value}.";
        throw new GraphQlException(message, selection.Line, selection.Column);
    }

    private static GraphQlException Missing(ArgumentDefinition definition, FieldSelection selection) =>
        new(
            $"In argument \"{definition.Printed}\": Expected type \"{definition.Type.Name}!\", found null.",
            selection.Line,
            selection.Column
        );
}
