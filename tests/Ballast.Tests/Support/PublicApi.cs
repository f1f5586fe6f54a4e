using System.Reflection;
using System.Text;

namespace Ballast.Tests.Support;

/// <summary>All that others can call of an assembly, as text: a type and its members a line each, in a fixed order.</summary>
internal static class PublicApi
{
    private const BindingFlags Own =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    // What the compiler writes for every record says nothing about it.
    private static readonly HashSet<string> OfRecords =
    [
        "Equals",
        "GetHashCode",
        "ToString",
        "Deconstruct",
        "PrintMembers",
        "<Clone>$",
        "op_Equality",
        "op_Inequality",
        "EqualityContract",
    ];

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(Name, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type)).Append(Bases(type)).Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal))
                text.Append("  ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(n => $"{n} = {Convert.ToInt64(Enum.Parse(type, n))}");
        return type.GetMembers(Own).Where(IsSeen).Select(m => Line(type, m)).OfType<string>();
    }

    private static bool IsSeen(MemberInfo member) =>
        !OfRecords.Contains(member.Name)
        && member switch
        {
            MethodBase method => IsSeen(method) && !(method.IsSpecialName && method is MethodInfo),
            PropertyInfo property => property.GetAccessors(true).Any(IsSeen),
            FieldInfo field => field.IsPublic || field.IsFamily,
            EventInfo => true,
            _ => false,
        };

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string? Line(Type type, MemberInfo member) =>
        member switch
        {
            // The copy of a record.
            ConstructorInfo made when made.GetParameters() is [{ } only] && only.ParameterType == type => null,
            ConstructorInfo made => $"{Static(made)}new({Parameters(made)})",
            MethodInfo method =>
                $"{Static(method)}{Name(method.ReturnParameter)} {method.Name}{Generic(method)}({Parameters(method)})",
            PropertyInfo property => Line(property),
            FieldInfo { IsLiteral: true } field =>
                $"const {Name(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}",
            FieldInfo field => $"{Name(field.FieldType)} {field.Name}",
            _ => $"event {member.Name}",
        };

    private static string Line(PropertyInfo property)
    {
        var required = property.GetCustomAttributesData().Any(a => a.AttributeType.Name == "RequiredMemberAttribute");
        var set =
            property.SetMethod is { } setter && IsSeen(setter)
                ? setter.ReturnParameter.GetRequiredCustomModifiers().Length > 0
                    ? " init;"
                    : " set;"
                : "";
        var of = Name(property.PropertyType) + Mark(property.PropertyType, Nullability.Create(property).ReadState);
        return $"{Static(property.GetMethod!)}{(required ? "required " : "")}{of} {property.Name} {{ get;{set} }}";
    }

    private static string Parameters(MethodBase method) =>
        string.Join(
            ", ",
            method
                .GetParameters()
                .Select(p => $"{Name(p)} {p.Name}{(p.HasDefaultValue ? $" = {p.RawDefaultValue ?? "default"}" : "")}")
        );

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Static(MethodBase method) => method.IsStatic ? "static " : "";

    private static string Name(ParameterInfo parameter) =>
        Name(parameter.ParameterType) + Mark(parameter.ParameterType, Nullability.Create(parameter).WriteState);

    private static string Mark(Type type, NullabilityState state) =>
        !type.IsValueType && state == NullabilityState.Nullable ? "?" : "";

    private static string Kind(Type type) =>
        type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };

    private static string Bases(Type type)
    {
        string[] bases =
        [
            .. type.BaseType is { } of && of != typeof(object) && of != typeof(ValueType) && of != typeof(Enum)
                ? [Name(of)]
                : Array.Empty<string>(),
            .. type.IsEnum
                ? []
                : type.GetInterfaces()
                    .Where(i => !i.Name.StartsWith("IEquatable", StringComparison.Ordinal))
                    .Select(Name),
        ];
        return bases.Length == 0 || type.IsEnum ? "" : " : " + string.Join(", ", bases.Order(StringComparer.Ordinal));
    }

    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Name(inner) + "?";
        var name = type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : Short(type);
        if (!type.IsGenericType)
            return name;
        var own = string.Join(", ", type.GetGenericArguments().Select(Name));
        return type.IsNested ? name : $"{name.Split('`')[0]}<{own}>";
    }

    private static string Short(Type type) =>
        type.Namespace is { } space && space.StartsWith("Ballast.Numerai", StringComparison.Ordinal)
            ? $"{space}.{type.Name}"
            : type.Name;
}
