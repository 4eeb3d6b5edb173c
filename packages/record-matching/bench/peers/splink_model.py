"""Splink 5 on a register that compare-models.ts writes, with the same fields and keys: every compared pair with its probability.

Usage: python splink_model.py <register.csv> <pairs.csv>   with columns id, forename, surname, born, place
"""
import sys
import time
from peak_memory import peak_megabytes

try:
    import splink
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
except ImportError:
    print("skipped: splink is not installed (pip install splink)")
    sys.exit(3)

register, pairs_file = sys.argv[1:3]
start = time.perf_counter()
processor = time.process_time()
api = DuckDBAPI()
# Every column as text: a date would have no edit distance. Blank is missing.
people = api.duckdb_con.sql(f"select * from read_csv('{register}', all_varchar = true, nullstr = '')")
has_place = api.duckdb_con.sql(f"select count(place) from read_csv('{register}', all_varchar = true, nullstr = '')").fetchall()[0][0] > 0
comparisons = [
    cl.JaroWinklerAtThresholds("forename", [0.92, 0.88, 0.7]).configure(term_frequency_adjustments=True),
    cl.LevenshteinAtThresholds("surname", [1, 2]).configure(term_frequency_adjustments=True),
    cl.DamerauLevenshteinAtThresholds("born", [1, 2]),
]
keys = [block_on("born"), block_on("forename", "surname")]
if has_place:
    comparisons.append(cl.ExactMatch("place"))
    keys.append(block_on("surname", "place"))
settings = SettingsCreator(
    link_type="dedupe_only",
    unique_id_column_name="id",
    blocking_rules_to_generate_predictions=keys,
    comparisons=comparisons,
)
linker = Linker(api.register(people), settings)
linker.training.estimate_probability_two_random_records_match([block_on("forename", "surname", "born")], recall=0.7)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
linker.training.estimate_parameters_using_expectation_maximisation(block_on("born"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("forename", "surname"))
pairs = linker.inference.predict(threshold_match_probability=0)
seconds = time.perf_counter() - start
processor = time.process_time() - processor
api.duckdb_con.execute(
    f"copy (select id_l::int as l, id_r::int as r, match_probability as p from {pairs.physical_name}) to '{pairs_file}' (header, delimiter ',')"
)
megabytes = peak_megabytes()
print(f"{splink.__version__},{seconds:.1f},{processor:.1f},{megabytes:.0f}")
