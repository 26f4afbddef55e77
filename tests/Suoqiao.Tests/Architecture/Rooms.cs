using Mono.Cecil;

namespace Suoqiao.Tests.Architecture;

/// <summary>A type of one room that names a type of another. A nested type counts as the outermost type around it.</summary>
internal sealed record Naming(string From, string FromType, string To, string ToType);

/// <summary>A type that queries the table of an entity.</summary>
internal sealed record Query(string Room, string Type, string Owner, string Entity);

/// <summary>
/// The rooms of the application and the arrows between them, read from the compiled code: signatures, fields, attributes and every
/// instruction. What the compiler leaves no trace of is not seen: constants, <c>nameof</c>, and tables that raw SQL names.
/// </summary>
internal sealed class Rooms
{
    /// <summary>An arrow points to a lower rank. Features stand between these and Hosting.</summary>
    private static readonly Dictionary<string, int> Ranks = new()
    {
        ["Data"] = 0,
        ["Ui"] = 0,
        ["Tables"] = 0,
        ["Terminal"] = 1,
        ["Accounts"] = 1,
        ["Records"] = 2,
        ["House"] = 3,
        ["Messages"] = 4,
        ["Threads"] = 4,
        ["Search"] = 4,
        ["Hosting"] = 6,
    };

    private const int FeatureRank = 5;

    private readonly ModuleDefinition module;
    private readonly HashSet<Naming> namings = [];
    private readonly HashSet<Query> queries = [];
    private readonly HashSet<string> tables = [];

    private Rooms(ModuleDefinition module)
    {
        this.module = module;
        foreach (var type in module.Types)
        {
            Read(type);
        }
    }

    /// <summary>Who queries which table; a table is an entity that has a mapping.</summary>
    public IEnumerable<Query> Queries => queries.Where(q => tables.Contains(q.Entity));

    private IEnumerable<string> Names => namings.SelectMany(n => new[] { n.From, n.To }).Distinct().OrderBy(Rank).ThenBy(room => room, StringComparer.Ordinal);

    public static Rooms Read(string assembly)
    {
        // The arguments of an attribute can only be read where the enums among them are found.
        using var resolver = new DefaultAssemblyResolver();
        foreach (var folder in new[] { assembly, typeof(object).Assembly.Location, typeof(Microsoft.AspNetCore.Http.HttpContext).Assembly.Location })
        {
            resolver.AddSearchDirectory(Path.GetDirectoryName(folder));
        }

        using var module = ModuleDefinition.ReadModule(assembly, new ReaderParameters { AssemblyResolver = resolver });
        return new Rooms(module);
    }

    /// <summary>The assemblies that an assembly names.</summary>
    public static IReadOnlyList<string> References(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return [.. module.AssemblyReferences.Select(a => a.Name)];
    }

    public static int Rank(string room) => room.Contains('/', StringComparison.Ordinal) ? FeatureRank
        : Ranks.TryGetValue(room, out var rank) ? rank : throw new InvalidOperationException($"{room} is a new room: give it a rank.");

    public static bool IsFeature(string room) => Rank(room) == FeatureRank;

    public IReadOnlyCollection<(string From, string To)> Arrows => [.. namings.Select(n => (n.From, n.To)).Distinct().OrderBy(a => Rank(a.From))
        .ThenBy(a => a.From, StringComparer.Ordinal).ThenBy(a => Rank(a.To)).ThenBy(a => a.To, StringComparer.Ordinal)];

    /// <summary>One line a room, by rank and name: what it names, in the same order.</summary>
    public string Print()
    {
        var named = Arrows.ToLookup(a => a.From, a => a.To);
        return string.Join('\n', Names.Select(room => named[room].Any() ? $"{room} → {string.Join(", ", named[room])}" : room));
    }

    /// <summary>The pairs of types that make an arrow.</summary>
    public string Why(string from, string to) => $"{from} → {to}: " + string.Join(", ", namings.Where(n => n.From == from && n.To == to)
        .Select(n => $"{n.FromType} → {n.ToType}").Order(StringComparer.Ordinal));

    /// <summary>The rooms of the shortest circle of some arrows, the first also last; empty when there is none.</summary>
    public static IReadOnlyList<string> ShortestCircle(IReadOnlyCollection<(string From, string To)> arrows) =>
        arrows.Select(a => a.From).Distinct().Order(StringComparer.Ordinal)
            .Select(room => CircleAt(room, arrows)).Where(c => c.Count > 0).MinBy(c => c.Count) ?? [];

    private static List<string> CircleAt(string start, IReadOnlyCollection<(string From, string To)> arrows)
    {
        var seen = new HashSet<string>();
        var ways = new Queue<List<string>>([[start]]);
        while (ways.TryDequeue(out var way))
        {
            foreach (var (_, to) in arrows.Where(a => a.From == way[^1]))
            {
                if (to == start)
                {
                    return [.. way, to];
                }

                if (seen.Add(to))
                {
                    ways.Enqueue([.. way, to]);
                }
            }
        }

        return [];
    }

    private void Read(TypeDefinition type)
    {
        Name(type, [type.BaseType, .. type.Interfaces.Select(i => i.InterfaceType), .. type.Fields.Select(f => f.FieldType)]);
        Name(type, Constraints(type));
        Name(type, new ICustomAttributeProvider[] { type }.Concat(type.Fields).Concat(type.Properties).Concat(type.Events).SelectMany(Attributes));
        tables.UnionWith(type.Interfaces.Select(i => i.InterfaceType).OfType<GenericInstanceType>()
            .Where(i => i.ElementType.Name == "IEntityTypeConfiguration`1").Select(i => Outermost(i.GenericArguments[0]).Name));
        foreach (var method in type.Methods)
        {
            Read(type, method);
        }

        foreach (var nested in type.NestedTypes)
        {
            Read(nested);
        }
    }

    private void Read(TypeDefinition type, MethodDefinition method)
    {
        // A table of the context stands in the room of its entity (AppDb.<Room>.cs), though the compiler puts all of them into one class.
        var from = type.FullName == "Suoqiao.Data.AppDb" && TableOf(method.ReturnType) is { } table ? table : type;

        Name(from, Signature(method));
        Name(from, Constraints(method));
        Name(from, new ICustomAttributeProvider[] { method, method.MethodReturnType }.Concat(method.Parameters).SelectMany(Attributes));
        if (!method.HasBody)
        {
            return;
        }

        Name(from, method.Body.Variables.Select(v => v.VariableType));
        Name(from, method.Body.ExceptionHandlers.Select(h => h.CatchType));
        foreach (var operand in method.Body.Instructions.Select(i => i.Operand))
        {
            Name(from, operand switch
            {
                TypeReference named => [named],
                FieldReference field => [field.DeclaringType, field.FieldType],
                MethodReference called => [called.DeclaringType, .. Signature(called), .. called is GenericInstanceMethod made ? made.GenericArguments : []],
                CallSite site => Signature(site),
                _ => [],
            });
            if (operand is MethodReference asked && Queried(asked) is { } entity && RoomOf(from) is { } room && RoomOf(entity) is { } owner)
            {
                queries.Add(new Query(room, Outermost(from).Name, owner, Outermost(entity).Name));
            }
        }
    }

    private void Name(TypeReference from, IEnumerable<TypeReference?> named)
    {
        if (RoomOf(from) is not { } room)
        {
            return;
        }

        foreach (var type in named.SelectMany(Parts))
        {
            if (RoomOf(type) is { } other && other != room)
            {
                namings.Add(new Naming(room, Outermost(from).Name, other, Outermost(type).Name));
            }
        }
    }

    /// <summary>The room of a type: the folder that its namespace names. None for what is not the application's.</summary>
    private string? RoomOf(TypeReference type)
    {
        var outermost = Outermost(type);
        if (outermost is GenericParameter || outermost.Scope != module)
        {
            return null;
        }

        return outermost.Namespace.Split('.') switch
        {
            ["Suoqiao", "Features", var wing, var feature, ..] => $"{wing}/{feature}",
            ["Suoqiao", var room, ..] => room,

            // The Razor compiler makes a class of _Imports.razor too; nobody names it and it names nobody.
            ["Suoqiao"] when outermost.Name == "_Imports" => null,
            ["Suoqiao"] => throw new InvalidOperationException($"{outermost.FullName} stands in no room."),
            [""] when outermost.Name == "Program" => "Hosting",

            // Anonymous types, and what the generators of the framework write under its own names.
            _ => null,
        };
    }

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } around)
        {
            type = around;
        }

        return type;
    }

    /// <summary>The types that one type is made of.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],

        // An id names a kind without knowing it.
        GenericInstanceType { ElementType.FullName: "Suoqiao.Data.Id`1" } id => [id.ElementType],
        GenericInstanceType made => [made.ElementType, .. made.GenericArguments.SelectMany(Parts)],
        FunctionPointerType pointer => Signature(pointer).SelectMany(Parts),
        TypeSpecification around => Parts(around.ElementType),
        _ => [type],
    };

    private static IEnumerable<TypeReference> Signature(IMethodSignature method) => [method.ReturnType, .. method.Parameters.Select(p => p.ParameterType)];

    private static IEnumerable<TypeReference> Constraints(IGenericParameterProvider generic) =>
        generic.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType);

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider bearer) => bearer.CustomAttributes.SelectMany(attribute =>
        attribute.ConstructorArguments.Concat(attribute.Properties.Concat(attribute.Fields).Select(named => named.Argument))
            .SelectMany(Values).Prepend(attribute.AttributeType));

    private static IEnumerable<TypeReference> Values(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference type => [argument.Type, type],
        CustomAttributeArgument[] several => several.SelectMany(Values),
        CustomAttributeArgument boxed => Values(boxed),
        _ => [argument.Type],
    };

    /// <summary>The entity whose table a call asks: what gives or is done to a <c>DbSet</c>, and the queries of the context itself.</summary>
    private static TypeReference? Queried(MethodReference called) => called switch
    {
        GenericInstanceMethod { DeclaringType.Name: "DbContext", Name: "Set" or "Find" or "FindAsync" } made => made.GenericArguments[0],
        _ => TableOf(called.ReturnType) ?? TableOf(called.DeclaringType),
    };

    private static TypeReference? TableOf(TypeReference type) =>
        type is GenericInstanceType { ElementType.FullName: "Microsoft.EntityFrameworkCore.DbSet`1" } set && set.GenericArguments[0] is not GenericParameter
            ? set.GenericArguments[0]
            : null;
}
