"""Makes events as JSON Lines, with ids that ascend or that are random."""
import random


def write(file, count, ascending):
    chance = random.Random(f"{count} {ascending}")
    offences = ["burglary/residential", "vehicle/theft-from", "drugs", "robbery", "violence/with-injury"]
    with open(file, "w", encoding="utf-8") as out:
        for number in range(count):
            name = f"2021-01/{number:012}" if ascending else chance.randbytes(16).hex()
            out.write(
                f'{{"specversion":"1.0","id":"{name}","source":"bench","type":"crime.recorded",'
                f'"subject":"bench/{name[:20]}"'
                f',"data":{{"offence":"{chance.choice(offences)}","date":"2021-01-{chance.randint(1, 28):02}",'
                f'"area":"E0102{chance.randint(5613, 6000)}","latitude":52.{chance.randint(100001, 999999)},'
                f'"longitude":-1.{chance.randint(100001, 999999)},'
                f'"location":"On or near Street {chance.randint(1, 9000)}","outcome":"Under investigation"}}}}\n')
