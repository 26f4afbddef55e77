using Microsoft.EntityFrameworkCore;
using Suoqiao.Features.Matching.Matches;

namespace Suoqiao.Data;

internal abstract partial class AppDb
{
    public DbSet<Candidate> Candidates => Set<Candidate>();
    public DbSet<Decision> Decisions => Set<Decision>();
}
