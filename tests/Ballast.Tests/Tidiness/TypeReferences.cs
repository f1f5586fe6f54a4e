using System.Reflection;
using System.Reflection.Emit;

namespace Ballast.Tests.Tidiness;

/// <summary>Which types of a project refer to which others of it, read from what was compiled: signatures, attributes and instructions.</summary>
/// <remarks>Nested and generated types count as the type that holds them. Constants leave no trace of where they came from.</remarks>
internal static class TypeReferences
{
    private const BindingFlags All =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(c => c.Value);

    public static IEnumerable<(Type From, Type To)> Read(Assembly project) =>
        project
            .GetTypes()
            .SelectMany(type => Of(type).SelectMany(Named).Select(to => (From: Outermost(type), To: Outermost(to))))
            .Where(r => r.To.Assembly == project && r.From != r.To)
            .Distinct();

    private static IEnumerable<Type?> Of(Type type)
    {
        var methods = type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)).ToList();
        return
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetFields(All).Select(f => f.FieldType),
            .. type.GetGenericArguments().SelectMany(Constraints),
            .. type.GetMembers(All).Prepend(type).SelectMany(Attributes),
            .. methods.SelectMany(m => m.GetParameters()).Select(p => p.ParameterType),
            .. methods.OfType<MethodInfo>().Select(m => m.ReturnType),
            .. methods.Where(m => m.IsGenericMethod).SelectMany(m => m.GetGenericArguments()).SelectMany(Constraints),
            .. methods.SelectMany(Instructions),
        ];
    }

    private static Type[] Constraints(Type argument) =>
        argument.IsGenericParameter ? argument.GetGenericParameterConstraints() : [];

    private static IEnumerable<Type?> Attributes(MemberInfo member) =>
        member
            .GetCustomAttributesData()
            .SelectMany(a => a.ConstructorArguments.Select(c => c.Value as Type).Prepend(a.AttributeType));

    private static IEnumerable<Type?> Instructions(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
            yield break;
        foreach (var clause in body.ExceptionHandlingClauses)
        {
            if (clause.Flags == ExceptionHandlingClauseOptions.Clause)
                yield return clause.CatchType;
        }
        var bytes = body.GetILAsByteArray()!;
        for (var at = 0; at < bytes.Length; )
        {
            var code = bytes[at] == 0xFE ? Codes[(short)(0xFE00 | bytes[at + 1])] : Codes[bytes[at]];
            at += code.Size;
            if (
                code.OperandType
                is OperandType.InlineField
                    or OperandType.InlineMethod
                    or OperandType.InlineTok
                    or OperandType.InlineType
            )
            {
                foreach (var type in Member(method, BitConverter.ToInt32(bytes, at)))
                    yield return type;
            }
            at += Length(code.OperandType, bytes, at);
        }
    }

    /// <summary>Whose member it is, and with which types; what it hands out does not count until something of that is used.</summary>
    private static Type?[] Member(MethodBase method, int token)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var member = method.Module.ResolveMember(token, ofType, ofMethod);
        return member switch
        {
            Type named => [named],
            MethodInfo { IsGenericMethod: true } called => [called.DeclaringType, .. called.GetGenericArguments()],
            _ => [member?.DeclaringType],
        };
    }

    private static int Length(OperandType operand, byte[] bytes, int at) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
            _ => 4,
        };

    /// <summary>A list of models names the list and the model.</summary>
    private static IEnumerable<Type> Named(Type? type) =>
        type switch
        {
            null or { IsGenericParameter: true } => [],
            { HasElementType: true } => Named(type.GetElementType()),
            { IsGenericType: true } => type.GetGenericArguments()
                .SelectMany(Named)
                .Prepend(type.GetGenericTypeDefinition()),
            _ => [type],
        };

    private static Type Outermost(Type type) => type.DeclaringType is { } holder ? Outermost(holder) : type;
}
