namespace Ballast.Sandbox.GraphQl;

/// <summary>Gives the value of a field from the object it belongs to.</summary>
internal delegate object? Resolver(object source, Arguments arguments);

/// <summary>Which code answers which field. A field without any answers null, as fields that are out of use do.</summary>
internal sealed class Bindings(Schema schema)
{
    private readonly Dictionary<(string Type, string Field), Resolver> _resolvers = [];

    public Schema Schema => schema;

    public Resolver? Find(string type, string field) => _resolvers.GetValueOrDefault((type, field));

    /// <summary>Binds fields of a type whose values come from objects of <typeparamref name="T"/>.</summary>
    public TypeBinding<T> Type<T>(string name) => new(this, schema.Types[name]);

    /// <summary>Binds one field.</summary>
    /// <exception cref="InvalidOperationException">The schema has no such field, or it is bound already: a mistake in the sandbox.</exception>
    public void Add(TypeDefinition type, string field, Resolver resolver)
    {
        var name = Schema.Internal(field);
        if (!type.Fields.ContainsKey(name))
            throw new InvalidOperationException($"{type.Name} has no field {field}.");
        if (!_resolvers.TryAdd((type.Name, name), resolver))
            throw new InvalidOperationException($"{type.Name}.{field} is bound twice.");
    }
}

/// <summary>Fields of one type, by the spelling that reaches them.</summary>
internal sealed class TypeBinding<T>(Bindings bindings, TypeDefinition type)
{
    public TypeBinding<T> Field(string name, Func<T, object?> value)
    {
        bindings.Add(type, name, (source, _) => value((T)source));
        return this;
    }

    public TypeBinding<T> Field(string name, Func<T, Arguments, object?> value)
    {
        bindings.Add(type, name, (source, arguments) => value((T)source, arguments));
        return this;
    }
}
